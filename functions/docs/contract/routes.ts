import * as z from 'zod';
import { defineRoute } from '#functions/shared/runtime/define-route.ts';

const page = { method: 'GET', access: 'public', responses: { 200: z.string() }, errors: [] } as const;

export const showApi = defineRoute({
  ...page,
  name: 'showApi',
  path: '/docs',
  summary: 'The pages of the API, for people.',
});

export const showEvents = defineRoute({
  ...page,
  name: 'showEvents',
  path: '/docs/events',
  summary: 'The pages of the events, for people.',
});

export const getOpenApi = defineRoute({
  ...page,
  name: 'getOpenApi',
  path: '/docs/openapi.json',
  summary: 'The API as an OpenAPI 3.1 document.',
});

export const getAsyncApi = defineRoute({
  ...page,
  name: 'getAsyncApi',
  path: '/docs/asyncapi.json',
  summary: 'The events as an AsyncAPI 3 document.',
});

export const getDocsAsset = defineRoute({
  ...page,
  name: 'getDocsAsset',
  path: '/docs/assets/{file}',
  summary: 'What the pages are made with.',
  params: z.object({ file: z.string() }),
});

export const docsRoutes = [showApi, showEvents, getOpenApi, getAsyncApi, getDocsAsset] as const;
