const quoted = (cell: string): string => (/[",\r\n;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** RFC 4180. */
export const stringify = (rows: readonly (readonly string[])[], end: '\n' | '\r\n'): string =>
  rows.map((cells) => cells.map(quoted).join(',') + end).join('');
