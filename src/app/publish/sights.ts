/** How a preview can be seen, in words. */
import type { Sight } from '../../export/finding.ts';

export type { Sight };

export const SIGHTS: readonly { readonly id: Sight | 'all'; readonly label: string }[] = [
  { id: 'all', label: 'in all colours' },
  { id: 'grey', label: 'in grey' },
  { id: 'deutan', label: 'without green (deutan)' },
  { id: 'protan', label: 'without red (protan)' },
  { id: 'tritan', label: 'without blue (tritan)' },
];
