import type { Sink } from '#scripts/shop/terminal/sink.ts';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 80;
const CLEAR_LINE = '\r\u001b[2K';

export type Spinner = {
  /** False where it cannot be seen. */
  readonly moves: boolean;
  readonly show: (text: string) => void;
  readonly hide: () => void;
};

const noSpinner: Spinner = { moves: false, show: () => {}, hide: () => {} };

/** One line that moves while something is waited for; on a terminal only. */
export const createSpinner = (sink: Sink): Spinner => {
  if (!sink.isTTY) return noSpinner;
  let text = '';
  let frame = 0;
  let timer: NodeJS.Timeout | undefined;
  const draw = () => {
    frame = (frame + 1) % FRAMES.length;
    sink.write(`${CLEAR_LINE}${FRAMES[frame]} ${text}`);
  };
  return {
    moves: true,
    show: (shown) => {
      text = shown;
      draw();
      timer ??= setInterval(draw, FRAME_MS).unref();
    },
    hide: () => {
      if (timer === undefined) return;
      clearInterval(timer);
      timer = undefined;
      sink.write(CLEAR_LINE);
    },
  };
};
