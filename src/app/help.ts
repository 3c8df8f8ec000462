/** What can be done with keys, wheel and hand, in the words of the help. */
export const HELP: readonly {
  readonly title: string;
  readonly keys: readonly (readonly [keys: string, does: string])[];
}[] = [
  {
    title: 'Marks',
    keys: [
      ['Tab', 'to the figure, to its marks, and on to the next control'],
      ['← →', 'the mark before or after in the same lane or panel'],
      ['↑ ↓', 'the nearest mark in the lane or panel above or below'],
      ['Home, End', 'the first or last mark of the lane or panel'],
      ['Alt ← →', 'the moment before or after at which anything is known, in any lane or panel'],
      ['Enter', 'pin the detail of the mark, again to let go; open a cluster'],
      ['Escape', 'let go of the pinned mark, then of the cursors; close what is open'],
    ],
  },
  {
    title: 'Cursors',
    keys: [
      ['c', 'set a cursor at the mark: first A, then B; a third takes the oldest’s place'],
      ['click', 'on an empty place: set a cursor there; with Shift on a mark: at the mark'],
    ],
  },
  {
    title: 'Time axis',
    keys: [
      ['+ −', 'zoom in or out around the mark, or around the middle'],
      ['0', 'the whole course'],
      ['[ ] or Shift ← →', 'earlier or later'],
      ['Home, End', 'the start or end of the course, while no mark has the focus'],
      ['← → in the overview', 'on an edge of the window: move it; with Shift, the window'],
      ['wheel', 'over the axis or the overview: zoom; anywhere with Ctrl or ⌘'],
      ['Shift + wheel', 'earlier or later, as a sideways wheel; dragging does it too'],
      ['double click', 'zoom in there; with Shift, out'],
      ['pinch, drag', 'on a touch screen: zoom, and earlier or later'],
    ],
  },
  {
    title: 'View',
    keys: [
      ['h', 'the honesty lens: what is not reported fades'],
      ['Ctrl or ⌘ Z', 'undo a change of the view; with Shift, redo'],
      ['Ctrl or ⌘ V', 'open cells copied from a spreadsheet, or the text of a record'],
      ['p', 'present: give the talk of the case'],
      ['k', 'capture the view as a step, while a talk is made beside the figure'],
      ['?', 'this help'],
    ],
  },
];
