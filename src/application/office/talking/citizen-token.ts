/** Buttons of a citizen's side of a call: they concern the one call of their chat and name nothing. */
export const SHOW = 'h.show'
export const HIDE = 'h.hide'
export const END = 'h.end'
