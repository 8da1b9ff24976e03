/**
 * What a record holds under a name, its own entries only. A name that came from outside – a pressed token, a typed word, a
 * column, a kept form – may be `constructor` or `__proto__`: with brackets it would find what every object inherits. A test
 * refuses brackets with such names everywhere else.
 *
 * @example
 * ownEntry({ urgent: 1 }, 'urgent') // 1
 * ownEntry({ urgent: 1 }, 'constructor') // undefined
 */
export const ownEntry = <Entry>(
  record: Readonly<Record<string, Entry>> | undefined,
  name: string,
): Entry | undefined => (record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined)
