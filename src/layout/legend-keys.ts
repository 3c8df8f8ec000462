/** What a legend can explain, in the order in which it does. */
export const LEGEND = {
  reported: 'reported in the source',
  derived: 'derived',
  illustrative: 'illustrative, not in the source',
  bound: 'bound, value beyond it',
  crossing: 'bound crossed, date not stated',
  fade: 'date uncertain',
  bracket: 'between two stated times',
  episodes: 'episodes, not dated',
  ongoing: 'ongoing',
  cut: 'goes on beyond the period shown',
  struck: 'excluded or not done',
  cluster: 'several events',
  crowd: 'many events, counted',
  unsure: 'some of them with an uncertain date',
  break: 'order only, not to scale',
  scales: 'each phase has its own scale',
} as const;

export type LegendKey = keyof typeof LEGEND;
