import {
  CloudWatchLogsClient,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { clientSettings } from './emulator-environment.ts';
import type { LogLine } from './log-format.ts';

const LAMBDA = '/aws/lambda/';

/** Of a function's name `bazaar-<stage>-<context>-<thing>`. */
export const contextOf = (functionName: string, stage: string): string | undefined => {
  const prefix = `bazaar-${stage}-`;
  return functionName.startsWith(prefix) ? functionName.slice(prefix.length).split('-')[0] : undefined;
};

/** The functions' logs of one stage. */
export const openLogs = (where: { endpoint: string; region: string; stage: string }) => {
  const client = new CloudWatchLogsClient(clientSettings(where));

  const functionNames = async (): Promise<string[]> => {
    const names: string[] = [];
    const logGroupNamePrefix = `${LAMBDA}bazaar-${where.stage}-`;
    for await (const page of paginateDescribeLogGroups({ client }, { logGroupNamePrefix })) {
      for (const { logGroupName } of page.logGroups ?? [])
        if (logGroupName) names.push(logGroupName.slice(LAMBDA.length));
    }
    return names;
  };

  const linesOf = async (functionName: string, since: number): Promise<LogLine[]> => {
    const lines: LogLine[] = [];
    const query = { logGroupName: `${LAMBDA}${functionName}`, startTime: since };
    for await (const page of paginateFilterLogEvents({ client }, query)) {
      for (const { timestamp = since, message = '' } of page.events ?? [])
        lines.push({ functionName, timestamp, message });
    }
    return lines;
  };

  return {
    functionNames,
    /** @param since milliseconds since 1970, inclusive @returns oldest first */
    read: async (names: readonly string[], since: number): Promise<LogLine[]> =>
      (await Promise.all(names.map((name) => linesOf(name, since)))).flat().sort((a, b) => a.timestamp - b.timestamp),
  };
};
