import {
  preferencesInputSchema,
  preferencesSchema,
  profileInputSchema,
  profileSchema,
} from '#functions/customers/contract/profile.ts';
import { defineRoute } from '#functions/shared/runtime/define-route.ts';

const change = { method: 'PUT', access: 'buyer', ifMatch: true } as const;
const read = { method: 'GET', access: 'buyer' } as const;

export const getMe = defineRoute({
  ...read,
  name: 'getMe',
  path: '/customers/me',
  summary: 'My profile; made when I come for the first time.',
  responses: { 200: profileSchema },
  errors: [],
});

export const changeMe = defineRoute({
  ...change,
  name: 'changeMe',
  path: '/customers/me',
  summary: 'Rewrites my profile: what is not given is forgotten.',
  body: profileInputSchema,
  responses: { 200: profileSchema },
  errors: ['StaleVersion'],
});

export const getPreferences = defineRoute({
  ...read,
  name: 'getPreferences',
  path: '/customers/me/preferences',
  summary: 'What I prefer and agreed to. Profile and preferences have one ETag.',
  responses: { 200: preferencesSchema },
  errors: [],
});

export const changePreferences = defineRoute({
  ...change,
  name: 'changePreferences',
  path: '/customers/me/preferences',
  summary: 'Rewrites my preferences; a consent that changes is kept with its time and the text that I saw.',
  body: preferencesInputSchema,
  responses: { 200: preferencesSchema },
  errors: ['StaleVersion'],
});

export const profileRoutes = [getMe, changeMe, getPreferences, changePreferences] as const;
