// The item that was just added is shown in the form once.
import { createEffect, on } from 'solid-js'
import type { ItemId } from '../../shared/ids.ts'
import type { FormProps } from './FormProps.ts'

export const showNamed = (props: Pick<FormProps, 'named' | 'onNamed'>, show: (id: ItemId) => void): void =>
  createEffect(
    on(
      () => props.named,
      (id) => {
        if (!id) return
        show(id)
        props.onNamed()
      },
    ),
  )
