/** What opening cases needs of the session. */
import type { View } from '../view/view.ts';
import type { OpenCase } from './files.ts';
import type { Notice } from './notice.ts';

export interface Host {
  readonly open: OpenCase;
  readonly view: View;
  /** Another case: its history begins here. */
  show(open: OpenCase, view: View): void;
  change(view: View, says: string): void;
  say(text: string): void;
  tell(notice: Notice | undefined): void;
}
