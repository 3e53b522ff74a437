import { join } from 'node:path';
import { ROOT } from '#scripts/local/paths.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** `shop` as a command of its own: in npm scripts, shells complete nothing behind `--`. */
const asCommand = (): string =>
  `shop() { ${quoted(process.execPath)} ${quoted(join(ROOT, 'scripts/shop/main.ts'))} "$@"; }`;

const bash = (): string => `# Put into ~/.bashrc:  eval "$(npm run -s --prefix ${ROOT} shop -- completion bash)"
${asCommand()}
_shop() {
  local IFS=$'\\n'
  COMPREPLY=($(shop complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _shop shop
`;

const zsh = (): string => `# Put into ~/.zshrc:  eval "$(npm run -s --prefix ${ROOT} shop -- completion zsh)"
${asCommand()}
_shop() {
  local -a candidates
  candidates=(\${(f)"$(shop complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)"})
  compadd -U -- "\${candidates[@]}"
}
compdef _shop shop
`;

export const SCRIPTS = { bash, zsh } as const;

export type Shell = keyof typeof SCRIPTS;
