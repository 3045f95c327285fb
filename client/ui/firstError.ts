// Focuses the first invalid field of a form.
export const focusFirstError = (form: EventTarget | null): void => {
  queueMicrotask(() => {
    const field = form instanceof HTMLElement ? form.querySelector('[aria-invalid="true"]') : null
    if (field instanceof HTMLElement) field.focus()
  })
}
