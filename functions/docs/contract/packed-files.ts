/** Where the files of the pages lie beside the function's code. */
export const PACKED = 'pages';

/** What the bundler packs, each gzipped: name → where it comes from, relative to the repository. */
export const packedFiles = {
  'api.html': 'functions/docs/pages/api.html',
  'events.html': 'functions/docs/pages/events.html',
  'show.js': 'functions/docs/pages/show.js',
  'openapi.json': 'docs/openapi.json',
  'asyncapi.json': 'docs/asyncapi.json',
  'redoc.js': 'node_modules/@redocly/cli/lib/chunks/redoc.standalone.js',
} as const;

export type PackedFile = keyof typeof packedFiles;
