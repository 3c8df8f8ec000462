// As much of JSON Schema as our published schemas use; an unknown key is a fault too, so that the
// schema cannot fall behind the output.

export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly minimum?: number;
}

/** What of the value the schema does not allow, as path and reason. */
export function faultsOf(
  value: unknown,
  schema: Schema,
  root: Schema = schema,
  path = '$',
): readonly string[] {
  if (schema.$ref !== undefined) {
    const target = root.$defs?.[schema.$ref.replace('#/$defs/', '')];
    return target ? faultsOf(value, target, root, path) : [`${path}: no ${schema.$ref}`];
  }
  if (schema.anyOf) {
    const tries = schema.anyOf.map((one) => faultsOf(value, one, root, path));
    return tries.some((faults) => faults.length === 0) ? [] : (tries[0] ?? []);
  }
  const types = schema.type === undefined ? undefined : [schema.type].flat();
  if (types && !types.some((type) => isOfType(value, type)))
    return [`${path}: not ${types.join(' or ')}`];
  if ('const' in schema && value !== schema.const) return [`${path}: not ${String(schema.const)}`];
  if (schema.enum && !schema.enum.includes(value))
    return [`${path}: ${String(value)} is not in the list`];
  if (typeof value === 'number' && value < (schema.minimum ?? -Infinity))
    return [`${path}: too small`];
  if (Array.isArray(value)) {
    return schema.items
      ? value.flatMap((item, n) => faultsOf(item, schema.items ?? {}, root, `${path}[${n}]`))
      : [];
  }
  return typeof value === 'object' && value !== null
    ? faultsOfObject(value, schema, root, path)
    : [];
}

function faultsOfObject(
  value: object,
  schema: Schema,
  root: Schema,
  path: string,
): readonly string[] {
  const missing = (schema.required ?? []).filter((key) => !Object.hasOwn(value, key));
  const found = Object.entries(value).flatMap(([key, item]) => {
    const expected = schema.properties?.[key] ?? schema.additionalProperties;
    return expected
      ? faultsOf(item, expected, root, `${path}.${key}`)
      : [`${path}.${key}: unknown`];
  });
  return [...missing.map((key) => `${path}.${key}: missing`), ...found];
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object')
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}
