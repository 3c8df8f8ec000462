/**
 * Headings of tables beyond those in `table-words.ts`: in Portuguese, Italian, Dutch, Russian and
 * Japanese, and as databases name their columns (OMOP CDM, MIMIC-IV, OpenMRS, DHIS2, REDCap, CDISC
 * SDTM). Compared in lower case, with spaces for underscores, dots and hyphens.
 */
import type { Role } from './table-roles.ts';

export const MORE_HEADINGS: readonly (readonly [Role, RegExp])[] = [
  [
    'patient',
    /^(?:tracked ?entity(?: ?instance)?|pati[eë]nt ?(?:nr|nummer|id)|prontu[áa]rio|c[óo]digo (?:del |do )?paciente|(?:id|codice) paziente|paziente|患者番号|カルテ番号|пациент|номер (?:пациента|карты))$/,
  ],
  ['birth', /^(?:data de nascimento|data di nascita|geboortedatum|дата рождения|生年月日)$/],
  ['sex', /^(?:sesso|geslacht|пол|性別)$/],
  ['age', /^(?:idade|et[àa]|leeftijd|возраст|年齢)$/],
  [
    'time',
    /^(?:data|data (?:da |de |do |del |di )?(?:coleta|colheita|exame|resultado|visita|prelievo|esame|referto)|data ?(?:e|\/)? ?(?:hora|ora)|ora|tijd|datum ?(?:afname|onderzoek|bepaling)|(?:afname|bepalings|onderzoeks)(?:datum|tijd(?:stip)?)|дата(?: (?:анализа|исследования|взятия(?: биоматериала)?|забора|результата|и время))?|время|(?:検査|採血|採取|測定|受付|報告|実施)日時?|日時|年月日|時刻|(?:col(?:lect(?:ion|ed)?)?|specimen|sample|result|test|lab|obs|event|visit|draw) ?(?:dt|dttm|tm|date ?time|date|time)|(?:specimen|sample) collect(?:ed|ion)(?: (?:date|time|on))*|event ?date)$/,
  ],
  [
    'start',
    /^(?:in[ií]cio|inizio|data (?:de |di )?(?:in[ií]cio|inizio)|begindatum|дата начала|начало|(?:投与)?開始日)$/,
  ],
  [
    'end',
    /^(?:fim|fine|data (?:de |di )?(?:fim|t[ée]rmino|fine)|einddatum|дата окончания|окончание|(?:投与)?終了日)$/,
  ],
  [
    'test',
    /^(?:investigation|exame|an[áa]lise|esame|analisi|bepaling|onderzoek|analyt|показатель|анализ|исследование|тест|параметр|検査(?:項目)?名?|項目名?|data ?element(?: ?name)?|concept(?: ?name)?|item ?(?:name|label)|(?:lab|test|component|analyte|result|measurement|observation) ?(?:nm|desc(?:ription)?|label|item|name)|(?:test|lab|component) ?(?:cd|code)|measurement ?source ?value|(?:lb|vs|eg)testcd|egtest)$/,
  ],
  [
    'value',
    /^(?:risultato|valore|uitslag|waarde|результат|значение|結果値?|検査値|測定値|value ?(?:as ?number|as ?string|numeric|num|coded|text|source ?value)|rslt(?: ?(?:val(?:ue)?|num|txt|text))?|result ?(?:val|num|txt|text)|ord ?(?:num ?)?value|egstres[nc]|egorres)$/,
  ],
  [
    'unit',
    /^(?:unidades?|unit[àa](?: di misura)?|u ?m|eenheid|единиц[аы](?: измерения)?|ед(?: ?изм)?|単位|value ?uom|unit ?source ?value|rslt ?units?|reference ?units?|maßeinheit|egstresu|egorresu)$/,
  ],
  [
    'range',
    /^(?:valor(?:es)? de refer[êe]ncia|intervall[oi] di riferimento|valori (?:di riferimento|normali)|referentie(?:s|waarden?|interval|bereik)?|референс(?:ные значения|ный интервал)?|норма|基準(?:値|範囲)|ref(?:erence)? ?rng)$/,
  ],
  ['low', /^(?:нижняя граница|基準値?下限|下限値)$/],
  ['high', /^(?:верхняя граница|基準値?上限|上限値)$/],
  [
    'group',
    /^(?:fluid|matriz|campione|materiaal|材料|検体(?:名|種別)?|биоматериал|(?:vs|eg)(?:pos|loc)|specimen ?(?:source|desc(?:ription)?))$/,
  ],
  ['code', /^(?:lbloinc|loinc ?(?:cd|num(?:ber)?|nr))$/],
  [
    'label',
    /^(?:farmaco|diagnosi|medicatie|geneesmiddel|gebeurtenis|диагноз|препарат|событие|薬剤名?|薬品名|病名)$/,
  ],
  ['dose', /^(?:dosagem|dosaggio|доза|投与量)$/],
  ['status', /^(?:lb|vs|eg)stat$/],
  [
    'note',
    /^(?:observa(?:ção|ções)|opmerking(?:en)?|комментари[йи]|примечани[ея]|備考|コメント|(?:lb|vs|eg)reasnd|reason not done)$/,
  ],
  ['visit', /^redcap event name$/],
];

/** Columns of databases that lead to other tables, count entries or say who wrote them: never drawn. */
export const MORE_BESIDE =
  /^(?:item ?id|(?:.+ )?(?:id|key|accession|barcode)|accession ?(?:no|nr|number)|redcap repeat (?:instrument|instance)|repeat (?:instrument|instance)|.+ complete|complete\??|(?:store|created?|updated?|modified) ?(?:time|at|on|date)?|stored ?by|created ?by|org ?unit|program(?: ?stage)?|(?:labevent|specimen|hadm|order|orderset|sample|result|obs|record|visit|encounter|measurement) ?id)$/;

/** Whole numbers that name a test of a dictionary elsewhere. */
export const TEST_NUMBER =
  /^(?:item ?id|(?:measurement|observation)? ?concept ?id|(?:test|analyte|component) ?(?:id|no|nr|number))$/;

/** A number of the study, which is a patient's only where no other column names the patient. */
export function namesStudyPerhaps(plain: string): boolean {
  return /^(?:study|studie|étude|estudio) ?(?:id|no|nr|number|identifier|code)?$/.test(plain);
}

/** "Hb unit" and "Unit of Hb" name a column "Hb", in lower case; undefined: no such heading. */
export function ownerOfUnit(heading: string): string | undefined {
  const text = heading.trim().toLowerCase();
  const match =
    /^(.+?)[ _]?[([]?(?:units?|einheit|unit[ée]s?|unidad(?:es)?|单位)[)\]]?$/.exec(text) ??
    /^(?:units?|einheit|unit[ée]s?|unidad)[ _](?:of |von |de )?(.+)$/.exec(text);
  return match?.[1]?.trim();
}
