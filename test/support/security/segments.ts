import { Tracer } from '@aws-lambda-powertools/tracer';
import { jest } from '@jest/globals';

const SAYS = ['putAnnotation', 'putMetadata', 'addErrorAsMetadata', 'addResponseAsMetadata'] as const;

/** Hears all that functions say about themselves in traces. Call `stop` in the end. */
export const listenToSegments = () => {
  const said: string[] = [];
  const spies = SAYS.map((name) =>
    jest.spyOn(Tracer.prototype, name as 'putAnnotation').mockImplementation((...given: unknown[]) => {
      said.push(JSON.stringify(given.map((one) => (one instanceof Error ? `${one.stack}` : one))));
    }),
  );
  return {
    said,
    stop: (): void => {
      for (const spy of spies) spy.mockRestore();
    },
  };
};
