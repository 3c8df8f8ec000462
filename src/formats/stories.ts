/** Talks by themselves, as a browser kept them while they were made: all sound, or none. */
import * as v from 'valibot';
import type { StoryDoc } from '../model/document.ts';
import { story } from './schema-story.ts';

const stories = v.array(story);

/** Undefined where any of it is not as the format has it. Never throws. */
export function maybeStories(value: unknown): readonly StoryDoc[] | undefined {
  const read = v.safeParse(stories, value);
  return read.success ? read.output : undefined;
}
