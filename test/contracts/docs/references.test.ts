import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { headingsOf, readDoc } from '#test/contracts/docs/markdown.ts';

const docs = [
  'README.md',
  'CONTRIBUTING.md',
  ...globSync('docs/**/*.md').sort(),
  ...globSync('statemachines/*/README.md').sort(),
];

/** As GitHub makes them of headings. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const anchorsIn = (path: string): string[] => headingsOf(readDoc(path)).map(anchorOf);

const matchesIn = (path: string, pattern: RegExp): string[] =>
  [...readDoc(path).matchAll(pattern)].flatMap((found) => found.slice(1).filter((group) => group !== undefined));

const linksIn = (path: string): string[] =>
  matchesIn(path, /\]\(([^)\s]+)\)/g).filter((target) => !/^https?:/.test(target));

const leadsNowhere =
  (path: string) =>
  (link: string): boolean => {
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? path : join(dirname(path), file);
    if (!existsSync(target)) return true;
    return anchor !== undefined && target.endsWith('.md') && !anchorsIn(target).includes(anchor);
  };

const FILE = /`((?:functions|infra|statemachines|scripts|test|docs)\/[\w./-]+)`/g;
const NPM_SCRIPT = /\bnpm (?:run (?:-s )?([a-z]+)|(start|test))\b/g;

const npmScripts = Object.keys(
  (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts,
);

const commandOf = (script: string): string =>
  script === 'start' || script === 'test' ? `npm ${script}` : `npm run ${script}`;

/** What is wrong in each document, as `document: what`. */
const inAll = (wrongIn: (path: string) => readonly string[]): string[] =>
  docs.flatMap((path) => wrongIn(path).map((what) => `${path}: ${what}`));

describe('the documents', () => {
  it('have no link that leads nowhere', () => {
    expect(inAll((path) => linksIn(path).filter(leadsNowhere(path)))).toEqual([]);
  });

  it('name no file that is not there', () => {
    expect(inAll((path) => matchesIn(path, FILE).filter((file) => !existsSync(file)))).toEqual([]);
  });

  it('tell of no npm script that is not there', () => {
    expect(inAll((path) => matchesIn(path, NPM_SCRIPT).filter((script) => !npmScripts.includes(script)))).toEqual([]);
  });
});

describe('README.md', () => {
  it('is short enough to be read', () => {
    expect(readDoc('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(120);
  });

  it('has every npm script', () => {
    expect(npmScripts.filter((script) => !readDoc('README.md').includes(commandOf(script)))).toEqual([]);
  });
});

describe('docs/adr', () => {
  const adrs = globSync('docs/adr/[0-9]*.md').sort();

  it.each(adrs.map((path) => [path]))('%s has the parts of an ADR and names what was rejected', (path) => {
    expect(headingsOf(readDoc(path)).slice(1)).toEqual(['Status', 'Context', 'Decision', 'Rejected', 'Consequences']);
  });

  it('are all in the index, with their titles', () => {
    const index = readDoc('docs/adr/README.md');
    const listed = [...index.matchAll(/\[([^\]]+)\]\((\d{4}-[\w-]+\.md)\)/g)].map(([, title, file]) => [
      `docs/adr/${file}`,
      title,
    ]);
    expect(listed).toEqual(adrs.map((path) => [path, headingsOf(readDoc(path))[0]]));
  });
});
