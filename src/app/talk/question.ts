/** Changes of a step's question; what a kind does not ask for is not kept. */
import type { QuestionDoc, StepDoc } from '../../model/document.ts';

export const KINDS: readonly { readonly kind: QuestionDoc['kind'] | ''; readonly label: string }[] =
  [
    { kind: '', label: 'No question' },
    { kind: 'open', label: 'Open: think and say' },
    { kind: 'choose', label: 'Choose: one of the answers' },
    { kind: 'predict', label: 'Predict: draw the curve' },
  ];

type Choice = NonNullable<QuestionDoc['choices']>[number];

const BLANK: readonly Choice[] = [{ label: '' }, { label: '' }];

/** A question is asked in the words of the step's title until it has its own. */
export function ofKind(wanted: string, { title, question }: StepDoc): QuestionDoc | undefined {
  const kind = KINDS.find((each) => each.kind === wanted)?.kind ?? '';
  if (kind === '') return undefined;
  const { ask = title, answer, choices = BLANK, series = [] } = question ?? {};
  return {
    kind,
    ask,
    ...(kind === 'choose' ? { choices } : {}),
    ...(kind === 'predict' ? { series } : {}),
    ...(answer === undefined ? {} : { answer }),
  };
}

/** At a place, or behind the last one. */
export function withChoice(
  question: QuestionDoc,
  at: number,
  { label, right = false }: Choice,
): QuestionDoc {
  const choice: Choice = right ? { label, right } : { label };
  const choices = [...(question.choices ?? [])];
  choices.splice(at, 1, choice);
  return { ...question, choices };
}

export function withoutChoice(question: QuestionDoc, at: number): QuestionDoc {
  return { ...question, choices: (question.choices ?? []).filter((_, index) => index !== at) };
}

export function withText(question: QuestionDoc, answer: string): QuestionDoc {
  const { answer: _, ...rest } = question;
  return answer === '' ? rest : { ...rest, answer };
}
