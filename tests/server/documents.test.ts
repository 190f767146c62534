import { readFileSync } from 'node:fs';
import { describeKeys } from '@/server/config';

describe('the configuration as it is written down', () => {
  const readme = readFileSync('README.md', 'utf8');
  const example = readFileSync('.env.example', 'utf8');
  const keys = describeKeys();

  it.each(keys)('README has the row of $key: unit, default, meaning', ({ key, note, fallback }) => {
    expect(readme).toContain(
      `| \`${key}\` | ${note.unit}${note.secret ? ' (secret)' : ''} | ${fallback ? `\`${fallback}\`` : '–'} | ${note.about} |`,
    );
  });

  it.each(keys)('.env.example has $key with its unit and default', ({ key, note, fallback }) => {
    expect(example).toContain(`# ${note.about} (${note.unit}${note.secret ? ', secret' : ''})\n#${key}=${fallback}\n`);
  });

  it('neither names a key that does not exist', () => {
    const known = new Set(keys.map(({ key }) => key));
    const inReadme = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]!);
    const inExample = [...example.matchAll(/^#([A-Z_]+)=/gm)].map((match) => match[1]!);
    expect([...inReadme, ...inExample].filter((key) => !known.has(key))).toEqual([]);
    expect(new Set(inReadme).size).toBe(inReadme.length);
  });
});
