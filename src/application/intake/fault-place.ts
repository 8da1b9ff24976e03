/** Where an error arose, without its words: they may hold what a person wrote. `read-date.ts:84:17`, or `unknown`. */
export const faultPlace = (error: unknown): string => {
  const line =
    error instanceof Error
      ? error.stack?.split('\n').find((each) => each.trim().startsWith('at '))
      : undefined
  return (
    line
      ?.replace(/^.*[\\/](?=[^\\/]+$)/, '')
      .replace(/\)$/, '')
      .slice(0, 80) ?? 'unknown'
  )
}

/** Name and place of an error, e.g. `TypeError at read-date.ts:84:17`. */
export const faultOf = (error: unknown): string => {
  const name = error instanceof Error ? error.name : 'Error'
  return `${/^\w{1,40}$/.test(name) ? name : 'Error'} at ${faultPlace(error)}`
}
