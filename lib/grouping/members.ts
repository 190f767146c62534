import type { Node } from './itemGraph';
import { compareMembers, type Member } from './story';

/** What a story counts of each of its items. @param group  in canonical order */
export function membersOf(group: readonly Node[]): Member[] {
  const inGroup = new Set(group);
  const origins = originsOf(group, inGroup);
  return group.map((node) => {
    let agreement = 0;
    for (const [at, other] of node.near.entries()) if (inGroup.has(other)) agreement += node.scores[at] as number;
    const { id, at, language, family } = node.item;
    const centrality = group.length === 1 ? 0 : agreement / (group.length - 1);
    return { id, at, language, family, headlineQuality: node.headlineQuality, origin: origins.get(node) ?? id, centrality };
  });
}

/** For each item the first of its near-copies: carriers of one text. */
function originsOf(group: readonly Node[], inGroup: ReadonlySet<Node>): Map<Node, string> {
  const origins = new Map<Node, string>();
  const seen = new Set<Node>();
  for (const start of group) {
    if (seen.has(start)) continue;
    seen.add(start);
    const text = [start];
    for (const { copies } of text) {
      for (const copy of copies) {
        if (!inGroup.has(copy) || seen.has(copy)) continue;
        seen.add(copy);
        text.push(copy);
      }
    }
    const remembered = text.filter(({ firstCarrier }) => firstCarrier !== null).sort((a, b) => compareMembers(a.item, b.item))[0];
    for (const node of text) origins.set(node, remembered?.firstCarrier ?? start.item.id);
  }
  return origins;
}
