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

const linksIn = (path: string): string[] =>
  [...readDoc(path).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target).filter((it) => !/^https?:/.test(it));

const leadsNowhere =
  (path: string) =>
  (link: string): boolean => {
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? path : join(dirname(path), file);
    if (!existsSync(target)) return true;
    return anchor !== undefined && target.endsWith('.md') && !anchorsIn(target).includes(anchor);
  };

const FILE = /`((?:functions|infra|statemachines|scripts|test|docs)\/[\w./-]+)`/g;

const filesIn = (path: string): string[] => [...readDoc(path).matchAll(FILE)].map(([, file = '']) => file);

const npmScripts = Object.keys(
  (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts,
);

const scriptsIn = (path: string): string[] =>
  [...readDoc(path).matchAll(/\bnpm (?:run (?:-s )?)?([a-z]+)/g)]
    .map(([, script = '']) => script)
    .filter((script) => !['ci', 'run', 'install'].includes(script));

describe.each(docs.map((path) => [path]))('%s', (path) => {
  it('has no link that leads nowhere', () => {
    expect(linksIn(path).filter(leadsNowhere(path))).toEqual([]);
  });

  it('names no file that is not there', () => {
    expect(filesIn(path).filter((file) => !existsSync(file))).toEqual([]);
  });

  it('tells of no npm script that is not there', () => {
    expect(scriptsIn(path).filter((script) => !npmScripts.includes(script))).toEqual([]);
  });
});

describe('README.md', () => {
  it('is short enough to be read', () => {
    expect(readDoc('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(120);
  });

  it('has a line for every npm script', () => {
    expect(
      npmScripts.filter(
        (script) => !readDoc('README.md').includes(`npm run ${script}`.replace(/run (start|test)$/, '$1')),
      ),
    ).toEqual([]);
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
