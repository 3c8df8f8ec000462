/**
 * A talk in the making: which talk and step is being edited, what is shown of it in the figure, and
 * every change as a step that can be undone. The talks themselves are in hand; the figure is the
 * session's, and one's own view comes back after a step was looked at.
 */
import { createContext } from 'svelte';
import type { Course } from '../../model/course.ts';
import { isSame } from '../../formats/same.ts';
import { checkStories } from '../../model/check-story.ts';
import type { Issue } from '../../model/issue.ts';
import type { StepDoc, StoryDoc } from '../../model/document.ts';
import { ambiguousIds, draftStory } from '../../model/draft-story.ts';
import {
  addStep,
  changeStep,
  changeStory,
  duplicateStep,
  moveStep,
  newStep,
  newStory,
  removeStep,
  type StepPatch,
} from '../../model/edit-story.ts';
import { shownCourse } from '../../model/shown.ts';
import { beforeFirst, leftOut } from '../../view/capture.ts';
import { reviveView } from '../../view/revive.ts';
import { storyOf, type Step } from '../../view/story.ts';
import { DEFAULT_VIEW, type View } from '../../view/view.ts';
import { maybeStored, store } from '../browser.ts';
import { idOf } from '../place.ts';
import type { Session } from '../session.svelte.ts';
import type { InHand } from './in-hand.svelte.ts';
import { groupsOf, sayTold } from './items.ts';
import { upToHere } from './sight.ts';
import { captureView, keepLooks, nameFor } from './capturing.ts';

export const [getTalking, setTalking] = createContext<Talking>();

export class Talking {
  readonly #session: Session;
  readonly #inHand: InHand;
  #storyId: string | undefined = $state();
  #stepId: string | undefined = $state();
  /** The view to come back to, while a step is looked at. */
  #mine: View | undefined = $state.raw();
  /** The view of a step as it was last shown. */
  #shown: View | undefined;

  constructor(session: Session, inHand: InHand) {
    this.#session = session;
    this.#inHand = inHand;
    this.#recall();
  }

  get inHand(): InHand {
    return this.#inHand;
  }
  get stories(): readonly StoryDoc[] {
    return this.#inHand.stories;
  }
  readonly story: StoryDoc | undefined = $derived.by(
    () => this.stories.find(({ id }) => id === this.#storyId) ?? this.stories[0],
  );
  /** Its place among the talks of the case; −1 where there is none. */
  readonly at = $derived.by(() => this.stories.findIndex((each) => each === this.story));
  readonly #course = $derived.by(() => this.#session.open.course);
  readonly #document = $derived.by(() => this.#session.open.caseFile.document);
  /** Each step with its whole view. */
  readonly steps: readonly Step[] = $derived.by(() =>
    this.story === undefined ? [] : storyOf(this.story, this.#course, this.#base).steps,
  );
  readonly selected: StepDoc | undefined = $derived.by(() =>
    this.story?.steps.find(({ id }) => id === this.#stepId),
  );
  readonly selectedAt = $derived.by(
    () => this.story?.steps.findIndex(({ id }) => id === this.#stepId) ?? -1,
  );
  readonly groups = $derived.by(() => groupsOf(this.#course, this.#document));
  readonly issues: readonly Issue[] = $derived.by(() =>
    checkStories({ ...this.#document, stories: this.stories }, this.#course),
  );
  readonly isPreviewing = $derived.by(() => this.#mine !== undefined);

  get #base(): View {
    return { ...DEFAULT_VIEW, theme: this.#session.view.theme };
  }
  get canCapture(): boolean {
    return this.#session.hasWidth;
  }

  /** Of one step: its issues have paths of their own. */
  issuesOf(step: number): readonly Issue[] {
    const path = `stories[${this.at}].steps[${step}]`;
    return this.issues.filter((issue) => issue.path.startsWith(`${path}.`));
  }
  /** What the step tells for the first time, in words. */
  sayTells(step: number): string {
    const doc = this.story?.steps[step];
    if (doc?.reveal === 'all') return 'Tells the rest of the case';
    const tells = this.steps[step]?.tells ?? [];
    return tells.length === 0 ? 'Tells nothing new' : `Tells ${sayTold(tells, this.groups)}`;
  }
  /** Ids told, and masked, before the step. */
  toldBefore(step: number): View['reveal'] {
    return this.#viewBefore(step).reveal;
  }

  choose(storyId: string): void {
    this.#storyId = storyId;
    this.#stepId = undefined;
    this.backToMine();
    this.#remember();
  }
  select(stepId: string | undefined): void {
    this.#stepId = stepId;
    // One who looks at a step goes on looking at the one that is chosen.
    if (this.isPreviewing && stepId !== undefined) this.#show(stepId);
    this.#remember();
  }

  begin(title: string): void {
    const story = newStory(title, this.stories);
    this.#take([...this.stories, story], `${title} begun.`);
    this.choose(story.id);
  }
  draft(): void {
    const title = this.#course.teachingTitle ?? this.#course.title;
    const ambiguous = ambiguousIds(this.#document);
    const story = draftStory(this.#course, title, { taken: this.stories, ambiguous });
    this.#take([...this.stories, story], `Draft of ${story.steps.length} steps.`);
    this.choose(story.id);
    this.select(story.steps[0]?.id);
  }
  deleteStory(): void {
    const { story } = this;
    if (story === undefined) return;
    this.backToMine();
    this.#take(
      this.stories.filter((each) => each !== story),
      `${story.title} deleted.`,
    );
  }
  editStory(patch: Partial<Pick<StoryDoc, 'title' | 'minutes'>>, joint?: string): void {
    this.#change((story) => {
      const { minutes: _, ...rest } = { ...story, ...patch };
      const minutes = 'minutes' in patch ? patch.minutes : story.minutes;
      return minutes === undefined ? rest : { ...rest, minutes };
    }, joint);
  }

  /** The current view as a step behind the one that is chosen, or at the end. */
  capture(): void {
    if (this.story === undefined) this.begin(this.#course.teachingTitle ?? this.#course.title);
    const { story } = this;
    if (story === undefined) return;
    const at = this.selectedAt < 0 ? story.steps.length : this.selectedAt + 1;
    const captured = captureView(this.#session, this.#viewBefore(at));
    const step = { ...newStep(nameFor(captured, at, this.groups), story), ...captured };
    this.#stepId = step.id;
    this.#change((each) => this.#keepLooks(addStep(each, step, at), at + 1, story));
    this.#remember();
    this.#session.say(`Step ${at + 1} captured: ${step.title}. ${this.sayTells(at)}.`);
  }
  /** The current view in place of that of the step; what it tells stays. */
  takeView(id: string): void {
    const { story } = this;
    const at = story?.steps.findIndex((step) => step.id === id) ?? -1;
    if (story === undefined || at < 0) return;
    const { view } = captureView(this.#session, this.#viewBefore(at), this.steps[at]?.view);
    this.#change((each) => this.#keepLooks(changeStep(each, id, { view }), at + 1, story));
    this.#session.say(`Step ${at + 1} shows the current view.`);
  }
  /** What of the current view no step can keep. */
  readonly lost = $derived.by(() => leftOut(this.#session.view));

  edit(id: string, patch: StepPatch, joint?: string): void {
    this.#change((story) => changeStep(story, id, patch), joint && `${joint} ${id}`);
  }
  move(id: string, by: number): void {
    this.#change((story) => moveStep(story, id, by));
    const at = this.story?.steps.findIndex((step) => step.id === id) ?? 0;
    this.#session.say(`Now step ${at + 1} of ${this.story?.steps.length}.`);
  }
  duplicate(id: string): void {
    this.#change((story) => duplicateStep(story, id));
    this.#session.say('Step duplicated.');
  }
  remove(id: string): void {
    const at = this.selectedAt;
    this.#change((story) => removeStep(story, id));
    if (this.#stepId === id) this.#stepId = this.story?.steps[Math.max(at - 1, 0)]?.id;
    this.#refresh();
    this.#session.say('Step deleted. What it told, the next step tells.');
  }
  get canUndo(): boolean {
    return this.#inHand.canUndo;
  }
  get canRedo(): boolean {
    return this.#inHand.canRedo;
  }
  undo(): void {
    if (this.#inHand.undo()) this.#stepped('Undone.');
  }
  redo(): void {
    if (this.#inHand.redo()) this.#stepped('Redone.');
  }

  /** Ids of all that lies before the newest cursor, or before the right edge of what is seen. */
  upToHere(): readonly string[] {
    const { view, page } = this.#session;
    return upToHere(this.#whole, view, page);
  }

  /** The step as the audience sees it, in the figure; the view before it comes back on demand. */
  preview(id: string): void {
    this.#mine ??= this.#session.view;
    this.#stepId = id;
    this.#shown = undefined;
    this.#show(id);
    this.#remember();
    this.#session.say('Shown as the audience sees it.');
  }
  backToMine(): void {
    const mine = this.#mine;
    if (mine === undefined) return;
    this.#mine = undefined;
    this.#session.change({ ...mine, theme: this.#session.view.theme }, 'Back to your view.', LOOK);
    this.#remember();
  }

  /** The whole case, in the reading and with the dates of the view. */
  get #whole(): Course {
    return shownCourse(this.#document, this.#session.view);
  }
  #viewBefore(at: number): View {
    return this.steps[at - 1]?.view ?? beforeFirst(this.#base);
  }
  #keepLooks(changed: StoryDoc, next: number, old: StoryDoc): StoryDoc {
    return keepLooks(changed, { next, old, course: this.#course, base: this.#base });
  }
  #change(change: (story: StoryDoc) => StoryDoc, joint?: string): void {
    const id = this.story?.id;
    if (id === undefined) return;
    if (this.#inHand.take(changeStory(this.stories, id, change), joint)) this.#refresh();
  }
  #take(stories: readonly StoryDoc[], says: string): void {
    this.#inHand.take(stories);
    this.#session.say(says);
  }
  #stepped(says: string): void {
    this.#refresh();
    this.#session.say(says);
  }
  /** What is looked at follows the edits. */
  #refresh(): void {
    if (!this.isPreviewing) return;
    if (this.#stepId === undefined || this.selected === undefined) this.backToMine();
    else this.#show(this.#stepId);
  }
  /** Where the step is shown already, what the reader changed of the view since stays. */
  #show(id: string): void {
    const step = this.steps.find((each) => each.id === id);
    if (step === undefined || isSame(step.view, this.#shown)) return;
    this.#shown = step.view;
    this.#session.change(step.view, '', LOOK);
  }

  /** In the tab alone, so that a reload comes back to the work. */
  #remember(): void {
    const [story, step, mine] = [this.story?.id, this.#stepId, this.#mine];
    store(placeOf(this.#session), { story, step, mine });
  }
  #recall(): void {
    const kept = maybeStored(placeOf(this.#session)) as Readonly<Record<string, unknown>> | null;
    const [story, step, mine] = [kept?.['story'], kept?.['step'], kept?.['mine']];
    if (typeof story === 'string') this.#storyId = story;
    if (typeof step === 'string') this.#stepId = step;
    if (typeof mine === 'object' && mine !== null) this.#mine = reviveView(mine);
  }
  /** After a reload the figure shows the step again that was looked at. */
  resume(): void {
    this.#refresh();
  }
}

/** One undo of the view leads back from looking, however many steps were looked at. */
const LOOK = 'look at a step';
const placeOf = ({ open }: Session): string => `caseline:talking:${idOf(open)}`;
