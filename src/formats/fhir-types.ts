/** Which reader a resource type has, and why the others are not drawn. */
import { PAYMENT_TYPES } from './fhir-kept.ts';
import { readAllergy, readCondition } from './fhir-conditions.ts';
import { readEncounter, readImaging, readImmunization, readProcedure } from './fhir-events.ts';
import {
  readAdministration,
  readDispense,
  readPrescription,
  readStatement,
} from './fhir-medication.ts';
import { readComposition } from './fhir-composition.ts';
import {
  readAdverseEvent,
  readCarePlan,
  readDocument,
  readEpisode,
  readFamily,
  readReport,
  readSpecimen,
} from './fhir-more-events.ts';
import type { ReadResource } from './fhir-status.ts';

export const READERS: ReadonlyMap<string, ReadResource> = new Map([
  ['Condition', readCondition],
  ['AllergyIntolerance', readAllergy],
  ['Procedure', readProcedure],
  ['Encounter', readEncounter],
  ['Immunization', readImmunization],
  ['ImagingStudy', readImaging],
  ['MedicationRequest', readPrescription],
  ['MedicationOrder', readPrescription],
  ['MedicationPrescription', readPrescription],
  ['MedicationStatement', readStatement],
  ['MedicationUsage', readStatement],
  ['MedicationAdministration', readAdministration],
  ['MedicationDispense', readDispense],
  ['DiagnosticReport', readReport],
  ['CarePlan', readCarePlan],
  ['EpisodeOfCare', readEpisode],
  ['Specimen', readSpecimen],
  ['FamilyMemberHistory', readFamily],
  ['DocumentReference', readDocument],
  ['AdverseEvent', readAdverseEvent],
  ['Composition', readComposition],
]);

const WHY: ReadonlyMap<string, string> = new Map([
  ...PAYMENT_TYPES.map((type) => [type, 'It is about payment.'] as const),
  ...[
    'Organization',
    'Practitioner',
    'PractitionerRole',
    'Location',
    'HealthcareService',
    'RelatedPerson',
    'Person',
    'CareTeam',
    'Endpoint',
  ].map((type) => [type, 'It tells who or where, not what happened.'] as const),
  ...[
    'Provenance',
    'AuditEvent',
    'OperationOutcome',
    'CapabilityStatement',
    'MessageHeader',
    'Binary',
    'Basic',
  ].map((type) => [type, 'It is about the data, not about the patient.'] as const),
  ...['Medication', 'Substance', 'Device', 'BodyStructure', 'BodySite'].map(
    (type) => [type, 'It is told with the records that refer to it.'] as const,
  ),
  ...[
    'ServiceRequest',
    'ProcedureRequest',
    'DiagnosticOrder',
    'ReferralRequest',
    'Appointment',
    'Task',
    'Goal',
  ].map(
    (type) => [type, 'It was asked for or aimed at; that it happened is told elsewhere.'] as const,
  ),
  ['List', 'It is an outline; its entries are read.'],
]);

/** Why records of a type are not drawn. */
export function whyNot(type: string): string {
  return WHY.get(type) ?? `Records of type ${type.slice(0, 60)} are not drawn.`;
}
