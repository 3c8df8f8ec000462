/** What `npm run corpus` loads. */
export { countRecords } from '../../../src/formats/foreign.ts';
export { openFiles } from '../../../src/formats/open.ts';
export { faultsOf } from './faults.ts';
export { mutated } from './mutated.ts';
