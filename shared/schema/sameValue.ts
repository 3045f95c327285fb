/** Whether two values of a field are equal. They are plain data in canonical order. */
export const sameValue = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)
