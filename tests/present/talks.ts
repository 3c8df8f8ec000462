// The talk of the purpura case, at a clock that the test turns: used by the tests of this folder.
import { shownCourse } from '../../src/model/shown.ts';
import type { StoryDoc } from '../../src/model/document.ts';
import { startState, type TalkState } from '../../src/app/present/state.ts';
import { Talk, type Heard } from '../../src/app/present/talk.svelte.ts';
import type { Matter } from '../../src/app/present/slide.ts';
import { storyOf } from '../../src/view/story.ts';
import { caseOf } from '../layout/cases.ts';

export const { document } = caseOf('purpura');
export const doc = document.stories?.[0] as StoryDoc;
export const story = storyOf(doc, shownCourse(document, {}));
export const matter: Matter = { document, story };

export interface Clock {
  now: number;
}

export function talkAt(clock: Clock, heard?: Heard, state?: TalkState): Talk {
  return new Talk(story, state ?? startState('dark', clock.now), () => clock.now, heard);
}
