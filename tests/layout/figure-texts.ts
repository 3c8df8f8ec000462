import type { Figure, PlacedText } from '../../src/layout/figure.ts';

/** All texts of the figure, in drawing order. */
export function textsOf(figure: Figure): readonly PlacedText[] {
  return [
    ...figure.heading,
    ...figure.phases.flatMap((phase) => phase.texts),
    ...figure.axis.ticks.flatMap((tick) => (tick.text ? [tick.text] : [])),
    ...figure.lanes.flatMap((lane) => [
      ...lane.title,
      ...lane.events.flatMap((event) => event.texts),
      ...(lane.crowd ? [lane.crowd.top] : []),
      ...(lane.more ? [lane.more.text] : []),
    ]),
    ...figure.panels.flatMap((panel) => [
      ...panel.title,
      ...panel.ticks.map((tick) => tick.text),
      ...panel.texts,
      ...(panel.more ? [panel.more.text] : []),
    ]),
    ...figure.legend.map((item) => item.text),
    ...figure.key,
    ...figure.caption,
  ];
}
