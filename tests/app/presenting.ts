// What a presenter does, and what the audience must not read yet: for the tests of the talk.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright';
import { parse } from 'yaml';
import { shownCourse } from '../../src/model/shown.ts';
import type { Course } from '../../src/model/course.ts';
import type { CaseDocument, StoryDoc } from '../../src/model/document.ts';
import { seen } from '../../src/model/resolved.ts';
import { storyOf, type Step } from '../../src/view/story.ts';

const FILE = new URL('../../static/cases/purpura.case.yaml', import.meta.url);
export const purpura = parse(readFileSync(FILE, 'utf8')) as CaseDocument;
const whole = shownCourse(purpura, {});
const doc = purpura.stories?.[0] as StoryDoc;
export const story = storyOf(doc, whole);
export const TEACHING = purpura.teachingTitle ?? '';

export const stageOf = (page: Page): Locator => page.locator('main.stage');
export const slideOf = (page: Page): Locator => page.locator('main.stage .slide');
export const countOf = (page: Page): Promise<string> => slideOf(page).locator('.count').innerText();

/** Waits for the step and for what moves on the way to it. */
export async function atStep(page: Page, step: number): Promise<void> {
  await page.waitForFunction((number) => {
    const count = document.querySelector('main.stage .count')?.textContent ?? '';
    const isStill = document.querySelector('[data-moving]') === null;
    return isStill && count.trim().startsWith(`${number} /`);
  }, step);
}

export async function present(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await slideOf(page).waitFor();
}

/** The slide as it stands in the page, without the time, which goes on. */
export function slideText(page: Page): Promise<string> {
  return slideOf(page).evaluate((slide) => {
    const copy = slide.cloneNode(true) as Element;
    copy.querySelector('.time')?.remove();
    // Ids that the framework counts up are of no consequence.
    return copy.outerHTML.replace(/\bc\d+\b/g, 'c');
  });
}

/** All that a page holds apart from its programs. */
export function everything(page: Page): Promise<string> {
  return page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as Element;
    for (const program of copy.querySelectorAll('script, style, link')) program.remove();
    return `${document.title}\n${location.hash}\n${copy.outerHTML}`;
  });
}

/** Whatever a step has not told: of the case, of later steps, and of the presenter's own notes. */
export function untoldAt(at: number): readonly string[] {
  const step = story.steps[at] as Step;
  const course = shownCourse(purpura, step.view);
  const told = seen(course, step.view);
  const so_far = story.steps.slice(0, at + 1);
  const shown = JSON.stringify([
    told === course ? course : [told.events, told.phases, told.lanes, told.series, told.title],
    so_far.map(({ title, text, question }) => [title, text, question?.ask, question?.choices]),
    so_far.slice(0, -1).map(({ question }) => question?.answer),
  ]);
  const later = story.steps.slice(at + 1).flatMap(({ title, text = '' }) => [title, text]);
  const kept = story.steps.flatMap(({ notes = '', question }) => [notes, question?.answer ?? '']);
  return [...textsOf(course), ...later, ...kept].filter(
    (text) => text.length > 5 && !shown.includes(JSON.stringify(text).slice(1, -1)),
  );
}

function textsOf(course: Course): readonly string[] {
  return [
    course.title,
    purpura.id === course.id ? '' : course.id,
    course.source.citation ?? '',
    course.source.doi ?? '',
    ...course.events.flatMap(({ label, detail }) => [label, detail ?? '']),
    ...course.phases.flatMap(({ label, subtitle }) => [label, subtitle]),
    ...course.series.flatMap(({ label, points, shapes, bounds }) => [
      label,
      ...points.map((point) => point.label ?? ''),
      ...shapes.map((shape) => shape.label),
      ...bounds.map((bound) => bound.label),
    ]),
  ];
}

/** As markup writes it. */
export function found(texts: readonly string[], markup: string): readonly string[] {
  const plain = markup.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
  return texts.filter((text) => plain.includes(text));
}
