/** Waits until something has ended, or for so many milliseconds; whichever comes first. */
export async function waitAtMost(ended: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([ended, patience])
  clearTimeout(timer)
}
