import { err, ok, type Result } from '@/lib/domain/result';
import { decodeBytes } from './decodeBytes';
import { parseJsonFeed } from './jsonFeed';
import { LIMITS, withinLimits } from './limits';
import type { FeedDocument, ParsedFeed, ReadRefusal } from './parsedFeed';
import { readXml } from './readXml';
import { sniff } from './sniff';

/**
 * A document as a server sent it, into a feed in our words: character set, kind, structure, meaning, limits.
 * Nothing is fetched and no entity of the document's own is expanded twice.
 * @returns a refusal that says what was found instead; never rejects for what is in the document
 */
export async function readFeed(document: FeedDocument): Promise<Result<ParsedFeed, ReadRefusal>> {
  const { text, encoding, repairs } = decodeBytes(document.bytes, document.contentType);
  const sniffed = sniff(text);
  if (sniffed.kind === 'refused') return err(sniffed.refusal);
  if (sniffed.kind === 'json') {
    const read = parseJsonFeed(text, document.url);
    return read.ok ? ok(finish({ ...read.value, encoding, repairs }, document)) : read;
  }
  const read = await readXml(text, document.url);
  return read.ok ? ok(finish({ ...read.value, encoding, repairs: [...repairs, ...read.value.repairs] }, document)) : read;
}

function finish(feed: ParsedFeed, { contentLanguage }: FeedDocument): ParsedFeed {
  const header = contentLanguage?.split(',')[0]?.trim().slice(0, LIMITS.nameCharacters) || null;
  return withinLimits({ ...feed, language: feed.language ?? header });
}
