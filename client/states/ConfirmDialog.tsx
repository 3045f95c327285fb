// A dialog with two buttons: cancel, and the verb, which acts or submits a form.
import type { ParentProps } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { Button, type ButtonProps } from '../ui/Button.tsx'
import { Dialog, type DialogProps } from '../ui/Dialog.tsx'

export interface ConfirmDialogProps extends Omit<DialogProps, 'foot'>, Pick<ButtonProps, 'kind' | 'busy' | 'disabled'> {
  readonly verb: string
  /** The verb has the focus when the dialog opens. */
  readonly autofocus?: boolean | undefined
  /** Id of the form that the verb submits. */
  readonly form?: string | undefined
  readonly onConfirm?: (() => void) | undefined
}

export function ConfirmDialog(props: ParentProps<ConfirmDialogProps>) {
  const text = useText()
  return (
    <Dialog
      {...props}
      foot={
        <>
          <Button onClick={() => props.onClose()}>{text().common.cancel}</Button>
          <Button
            kind={props.kind}
            type={props.form === undefined ? 'button' : 'submit'}
            form={props.form}
            disabled={props.disabled}
            data-autofocus={props.autofocus ? '' : undefined}
            busy={props.busy}
            onClick={() => props.onConfirm?.()}
          >
            {props.verb}
          </Button>
        </>
      }
    />
  )
}
