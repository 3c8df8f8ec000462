/**
 * What people write above the columns of tables, in English, German, French, Spanish and Chinese
 * (and, in `table-words-more.ts`, in other languages and as databases write it), and what each
 * heading means. Words that could mean several things are decided by the column's content.
 */
import type { Role } from './table-roles.ts';
import { MORE_BESIDE, MORE_HEADINGS } from './table-words-more.ts';

export type { Role };

/** The headings, in lower case, with spaces for underscores, dots and hyphens. */
const HEADINGS: readonly (readonly [Role, RegExp])[] = [
  [
    'patient',
    /^(?:patients?|(?:patient|pat|subject|subj|case|person|study|participant)s? ?(?:id|no|nr|number|identifier|code)|id ?(?:patient|pat|paciente)|pid|mrn|usubjid|subjid|subject|record ?id|patienten? ?(?:id|nr|nummer|kennung)|pat(?:ienten)?nr|fall ?(?:nr|nummer|id)|n(?:o|°|um[ée]ro)? ?(?:de )?(?:dossier|patient)|paciente|historia ?cl[íi]nica|病人(?:id|号|编号)?|患者(?:id|编号|号|标识)?|住院号|病案号|门诊号|病历号|登记号)$/,
  ],
  [
    'birth',
    /^(?:dob|(?:date|day) of birth|birth ?(?:date|day)|birthdate|brthdtc|geburts(?:datum|tag)|geb(?:urts)?\.? ?(?:dat(?:um)?)?|date de naissance|n[ée]e? le|fecha de nacimiento|出生日期|出生年月日?|生日)$/,
  ],
  [
    'death',
    /^(?:death ?date|date of death|dod|dthdtc|sterbedatum|date de d[ée]c[èe]s|fecha de (?:muerte|defunci[óo]n)|死亡(?:日期|时间))$/,
  ],
  ['sex', /^(?:sex|gender|geschlecht|sexe|sexo|性别)$/],
  ['age', /^(?:age|alter|[âa]ge|edad|年龄|age at (?:test|event|sample|visit|onset|collection))$/],
  [
    'time',
    /^(?:date|datum|fecha|time|zeit|zeitpunkt|hora|heure|date ?(?:and|&|\/)? ?time|datetime|time ?stamp|re date|dt|adt|dtc|(?:lb|vs|eg|qs|mh|pr|sv)dtc|(?:date|time) (?:of )?(?:collect(?:ed|ion)|drawn|test|sample|sampling|result|visit|event|exam(?:ination)?|measurement)|(?:collect(?:ed|ion)?|drawn?|test|samp(?:le|ling)|result|lab|visit|event|specimen|observation|effective|exam|measurement|report|chart|order|assessment)[ ]?(?:date|time|datetime)(?: time)?|collected(?: on)?|(?:abnahme|entnahme|proben|untersuchungs|mess|befund|labor|eingangs|ereignis)[ ]?(?:datum|zeit(?:punkt)?)|datum der (?:abnahme|entnahme|untersuchung)|dat(?:um)?\/zeit|date (?:de |du |d )?(?:pr[ée]l[èe]vement|analyse|examen|bilan|r[ée]sultat|visite)|fecha (?:de |del )?(?:la )?(?:toma|muestra|an[áa]lisis|extracci[óo]n|prueba|resultado|visita)|fecha y hora|日期|时间|(?:检查|检验|检测|采样|采集|报告|送检|测定|测量|记录|化验|抽血)(?:日期|时间))$/,
  ],
  ['clock', /^(?:time of day|hour|uhrzeit|clock(?: time)?|heure du jour|时刻|collection hour)$/],
  [
    'offset',
    /^(?:time ?offset|(?:study |hospital |icu |treatment |trial |relative )?day(?: ?(?:number|no|nr))?|days|dy|ady|visitdy|(?:lb|vs|eg)dy|pod|(?:day|week|month|year|hour)s?(?: ?(?:since|from|after|post|relative to)(?: .+)?)|(?:study |treatment )?(?:week|month|hour)s?|weeks|months|hours|tag|tage|(?:studien|behandlungs)tag|woche|wochen|monat|monate|jours?|semaines?|mois|d[íi]as?|semanas?|meses|mes|天数?|第几天|病程(?:天数?)?|住院天数|周数?|月数?)$/,
  ],
  ['start-offset', /^(?:st|ast|aest|cmst|start) ?(?:dy|day|offset)$/],
  ['end-offset', /^(?:en|aen|aeen|cmen|end|stop) ?(?:dy|day|offset)$/],
  [
    'start',
    /^(?:start(?:ed)?|begin(?:ning)?|from|onset|st ?dt|ast ?dt|(?:ae|cm|ex|pr|mh)?stdtc|(?:start|begin|onset|admission|first dose)[ ]?(?:date|time|datetime)|date (?:of )?(?:start(?:ed)?|onset)|started on|beginn|von|ab|anfang|startdatum|beginndatum|seit|d[ée]but|date (?:de )?d[ée]but|inicio|fecha (?:de )?inicio|desde|(?:开始|起始|起病|用药开始|开始用药)(?:日期|时间)?)$/,
  ],
  [
    'end',
    /^(?:end(?:ed)?|stop(?:ped)?|until|to|resolved|en ?dt|aen ?dt|(?:ae|cm|ex|pr|mh)?endtc|(?:end|stop|resolution|last dose)[ ]?(?:date|time|datetime)|date (?:of )?(?:end|stop|resolution)|stopped on|ende|bis|enddatum|fin|date (?:de )?fin|fecha (?:de )?fin|hasta|(?:结束|终止|停止|停药)(?:日期|时间)?)$/,
  ],
  ['time-unit', /^(?:time ?unit|zeiteinheit|unit[ée] de temps|时间单位)$/],
  ['time-label', /^(?:time ?(?:label|point|words?)|timepoint|zeitangabe|时间点|时间描述)$/],
  ['time-known', /^(?:time ?(?:known|certainty|precision))$/],
  [
    'ongoing',
    /^(?:(?:ae|cm)?ongo(?:ing)?(?: ?flag)?|still (?:active|taking)|laufend|andauernd|en cours|contin[uú]a|持续|进行中)$/,
  ],
  [
    'test',
    /^(?:test(?: ?name)?|tests|analytes?|param(?:eter)?|lab(?:oratory)? ?(?:test|name|parameter)(?: ?name)?|lbtest|lbtestcd|paramcd|vstest|component|measure|measurement(?: ?name| ?type)?|assay|marker|labor(?:wert|parameter)|messgr[öo](?:ß|ss)e|untersuchung|laborwert|analyse|param[èe]tre|examen|an[áa]lisis|prueba|par[áa]metro|analito|determinaci[óo]n|(?:检验|检查|检测|化验|项目)(?:项目|名称|指标)?(?:名称)?|指标(?:名称)?|名称)$/,
  ],
  [
    'value',
    /^(?:values?|results?|(?:lab|test|measured|measurement|numeric|result|observed) ?(?:value|result)s?(?: num(?:eric)?)?|aval|avalc|(?:lb|vs)?stresn|(?:lb|vs)?stresc|(?:lb|vs)?orres|(?:mess|labor)?wert|messergebnis|ergebnis|valeur|r[ée]sultat|valor|resultado|结果(?:值)?|(?:检验|检查|检测|化验|测定)(?:结果|值)|数值|值)$/,
  ],
  [
    'unit',
    /^(?:units?|uom|(?:result|test|lab|value|measurement) ?units?|units? of measure|(?:lb|vs)?(?:st|or)resu|avalu|einheit|unit[ée]s?|unidad(?:es)?|单位)$/,
  ],
  ['comparator', /^(?:comparator|operator|qualifier|sign|prefix|比较符)$/],
  [
    'low',
    /^(?:(?:ref(?:erence)?|normal|range|nr)? ?(?:range )?(?:low(?:er)?(?: limit)?|min(?:imum)?|lower)(?: (?:limit|bound|normal|of normal))?|lln|(?:lb|vs)?(?:st|or)nrlo|anrlo|ref min|untergrenze|unterer (?:grenz|norm|referenz)wert|norm(?:wert)? (?:von|unten|min)|borne inf[ée]rieure|l[íi]mite inferior|(?:参考)?下限|参考低值)$/,
  ],
  [
    'high',
    /^(?:(?:ref(?:erence)?|normal|range|nr)? ?(?:range )?(?:high(?:er)?|upper|max(?:imum)?)(?: (?:limit|bound|normal|of normal))?|uln|(?:lb|vs)?(?:st|or)nrhi|anrhi|ref max|obergrenze|oberer (?:grenz|norm|referenz)wert|norm(?:wert)? (?:bis|oben|max)|borne sup[ée]rieure|l[íi]mite superior|(?:参考)?上限|参考高值)$/,
  ],
  [
    'range',
    /^(?:ranges?|(?:ref(?:erence)?|normal)(?:ence)? ?(?:range|interval|values?|limits?)|ref(?:erence)?|norm(?:al)?(?:bereich|werte?)?|referenz(?:bereich|intervall|werte?)?|(?:valeurs?|intervalle)s? (?:de r[ée]f[ée]rence|normale?s?)|valores? (?:de referencia|normal(?:es)?)|rango(?: de referencia)?|参考(?:值|范围|区间|值范围)|正常(?:值|范围))$/,
  ],
  [
    'group',
    /^(?:specimen(?: type)?|sample ?type|material|probenmaterial|(?:lb)?cat|lbspec|matrix|body ?site|标本(?:类型)?|样本(?:类型)?)$/,
  ],
  [
    'code',
    /^(?:code|loinc(?: ?code)?|snomed(?: ?ct)?(?: ?code)?|icd ?(?:9|10|11)?(?: ?cm)?(?: ?code)?|atc(?: ?code)?|rxnorm|concept ?code)$/,
  ],
  [
    'label',
    /^(?:events?|what|label|description|desc|term|(?:ae|mh)(?:term|decod)|preferred ?term|prefterm|cmtrt|cmdecod|extrt|prtrt|(?:drug|medication|medicine|treatment|procedure|diagnosis|condition|problem|intervention)(?: ?name)?|ereignis|bezeichnung|beschreibung|medikament|wirkstoff|diagnose|therapie|ma(?:ß|ss)nahme|[ée]v[ée]nement|m[ée]dicament|traitement|diagnostic|evento|medicamento|tratamiento|diagn[óo]stico|descripci[óo]n|事件|描述|诊断(?:名称)?|药物(?:名称)?|药品(?:名称)?|药名|治疗(?:名称)?|手术(?:名称)?|诊疗)$/,
  ],
  [
    'kind',
    /^(?:kind|type|category|event ?(?:type|kind|category)|domain|class|encounterclass|art|typ|kategorie|ereignis(?:art|typ)|type d [ée]v[ée]nement|cat[ée]gorie|tipo(?: de evento)?|categor[íi]a|类型|类别|种类|事件类型)$/,
  ],
  [
    'severity',
    /^(?:severity|ae(?:sev|toxgr)|(?:ctcae |toxicity )?grade|schweregrad|s[ée]v[ée]rit[ée]|gravedad|严重程度|分级)$/,
  ],
  ['dose', /^(?:dose|(?:cm|ex)dose|dosage|dosis|dosierung|posologie|剂量|用量|单次剂量)$/],
  ['dose-unit', /^(?:dose ?units?|(?:cm|ex)dosu|dosiseinheit|剂量单位)$/],
  ['route', /^(?:route|(?:cm|ex)route|applikation(?:sweg)?|voie|v[íi]a|给药途径|用法|途径)$/],
  [
    'frequency',
    /^(?:freq(?:uency)?|(?:cm|ex)dosfrq|h[äa]ufigkeit|fr[ée]quence|frecuencia|频次|频率)$/,
  ],
  ['status', /^(?:status|clinical ?status|状态)$/],
  ['visit', /^(?:visit(?: ?(?:name|no|number))?|visite|besuch|visita|timepoint name|访视|随访)$/],
  [
    'note',
    /^(?:notes?|comments?|remarks?|bemerkung(?:en)?|kommentare?|anmerkung(?:en)?|commentaires?|remarques?|notas?|observaci(?:[óo]n|ones)|comentarios?|备注|说明|注释)$/,
  ],
  [
    'detail',
    /^(?:details?|indication|(?:cm|ex)indc|reason ?description|reason|narrative|einzelheiten|grund|motif|motivo|详情|适应证)$/,
  ],
];

/** Columns that lead to records elsewhere or count rows: never drawn. */
const BESIDE =
  /^(?:|.*birth|.*geburt|id|row|index|#|nr|no|n|seq|.*seq(?:uence)?(?: ?(?:number|no))?|.*(?:uuid|guid)|encounter|.*encounter ?id|visit ?id|visitnum|visitn|site ?id|site|center|centre|siteid|saffl|saffn|.*fl|arm ?cd|offset|tooltip|ssn|zip|postcode|postal code|lat|lon|census tract|provider|payer|organization|mtrn|.*(?:cost|coverage)|race|ethnicity|rasse|序号|编号|姓名|(?:患者|病人)姓名|name|.*(?:first|last|given|family|full|maiden) ?name|first|last|vorname|nachname|nom|pr[ée]nom|nombre|apellidos?)$/;

/** What people are called. A bare "name" may be a test's. */
const PERSON =
  /^(?:姓名|(?:患者|病人)姓名|(?:patient|subject|full) ?name|name of (?:the )?patient|patienten ?name|nom du patient|nombre del paciente)$/;
const PART_OF_NAME =
  /^(?:name|nom|nombre|.*(?:first|last|given|family) ?name|vorname|nachname|pr[ée]nom|apellidos?)$/;

/** Whether a heading stands above the names of people, surely or perhaps. */
export function namesPeople(header: string): 'surely' | 'perhaps' | undefined {
  const plain = plainHeading(header);
  if (PERSON.test(plain)) return 'surely';
  return PART_OF_NAME.test(plain) ? 'perhaps' : undefined;
}

/** Columns of words worth drawing by the name of their heading. */
const FINDINGS =
  /^(?:(?:.* )?(?:diagnosis|diagnose|diagnostic|diagn[óo]stico|symptoms?|findings?|complications?|histology|pathology|outcome|procedure|surgery|therapy|treatment|medications?|drugs?)|诊断|症状|治疗|用药|并发症|病理|手术)$/;

/** A heading without signs: "LAB_TEST.Name" is "lab test name". */
export function plainHeading(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replace(/[_.\-\s:：]+/g, ' ')
    .trim();
}

/** What a heading says by its words alone; several where the content must decide. */
export function rolesOf(header: string): readonly Role[] {
  const plain = plainHeading(header);
  const found = [...HEADINGS, ...MORE_HEADINGS]
    .filter(([, pattern]) => pattern.test(plain))
    .map(([role]) => role);
  if (found.length > 0) return [...new Set(found)];
  if (BESIDE.test(plain) || MORE_BESIDE.test(plain)) return ['ignore'];
  return FINDINGS.test(plain) ? ['finding'] : [];
}
