/** Rows: every block gets a row in which it stands clear of its neighbours. */

export interface Block {
  /** Everything the block draws, labels included. px */
  readonly x0: number;
  readonly x1: number;
  readonly height: number;
}

export interface Row<B extends Block> {
  readonly y: number;
  readonly height: number;
  readonly blocks: readonly B[];
}

export interface Packing<B extends Block> {
  readonly rows: readonly Row<B>[];
  readonly height: number;
  /** Blocks for which `maxRows` rows had no room. */
  readonly left: readonly B[];
}

export interface PackOptions {
  readonly gapX: number;
  readonly gapY: number;
  readonly maxRows?: number;
}

/** First fit, in the order given: no two blocks of a row come closer than `gapX`. */
export function packRows<B extends Block>(blocks: readonly B[], options: PackOptions): Packing<B> {
  const { gapX, gapY, maxRows = Infinity } = options;
  const rows: B[][] = [];
  const left: B[] = [];
  for (const block of blocks) {
    const row = rows.find((others) =>
      others.every((other) => block.x0 >= other.x1 + gapX || block.x1 + gapX <= other.x0),
    );
    if (row) row.push(block);
    else if (rows.length < maxRows) rows.push([block]);
    else left.push(block);
  }
  let y = 0;
  const placed = rows.map((row): Row<B> => {
    const height = row.reduce((most, block) => Math.max(most, block.height), 0);
    const at = { y, height, blocks: row };
    y += height + gapY;
    return at;
  });
  return { rows: placed, height: Math.max(0, y - gapY), left };
}
