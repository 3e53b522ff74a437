import { reportKey, uploadKey } from '#functions/catalog/adapters/imports/keys.ts';
import type { LinkToReport, LinkToUpload } from '#functions/catalog/application/import-ports.ts';
import { LINK_MINUTES } from '#functions/catalog/contract/imports.ts';
import { instant } from '#functions/shared/kernel/clock.ts';
import type { SignLink } from '#functions/shared/runtime/clients/sign-link.ts';
import type { World } from '#functions/shared/runtime/world.ts';

const SECONDS = LINK_MINUTES * 60;

export const importLinks = (signLink: SignLink, bucket: string, { now }: World) => {
  /** S3 takes no link for less than a second: one that is over by then is over. */
  const timeFrom = (from: Date) => {
    const end = from.getTime() + SECONDS * 1_000;
    return { expiresAt: instant(new Date(end)), seconds: Math.max(1, Math.floor((end - now().getTime()) / 1_000)) };
  };

  const linkToUpload: LinkToUpload = async (id, bytes, from) => {
    const { expiresAt, seconds } = timeFrom(from === undefined ? now() : new Date(from));
    return { expiresAt, url: await signLink({ method: 'PUT', bucket, key: uploadKey(id), seconds, bytes }) };
  };

  const linkToReport: LinkToReport = async (id) => {
    const { expiresAt, seconds } = timeFrom(now());
    return { expiresAt, url: await signLink({ method: 'GET', bucket, key: reportKey(id), seconds }) };
  };

  return { linkToUpload, linkToReport };
};
