import type { XmlTagListener } from './scan-xml.ts'

/** An element of a Word part, with its place in the XML: what is not changed is copied from there as it is written. */
export interface DocxNode {
  /** Without its prefix: `tc`. */
  name: string
  /** `w:`, most often. */
  prefix: string
  attributes: string
  /** Its opening tag, what stands inside, and its end. */
  from: number
  inner: number
  innerEnd: number
  to: number
  children: DocxNode[]
  parent?: DocxNode
}

/** Lets a listener build the tree of what it hears; `closing` is told of each element when all of it is known. */
export function growTree(
  xml: string,
  listener: { open(node: DocxNode): void; close(node: DocxNode): void; text(text: string): void },
): { root: DocxNode; listener: XmlTagListener } {
  const root: DocxNode = {
    name: '',
    prefix: '',
    attributes: '',
    from: 0,
    inner: 0,
    innerEnd: xml.length,
    to: xml.length,
    children: [],
  }
  let at = root
  return {
    root,
    listener: {
      open(name, attributes, from, to) {
        const tag = xml.slice(from + 1, to)
        const prefix = tag.slice(0, tag.indexOf(name))
        const node: DocxNode = { name, prefix, attributes, from, inner: to, innerEnd: to, to, children: [], parent: at }
        at.children.push(node)
        at = node
        listener.open(node)
      },
      close(_, from, to) {
        const node = at
        if (node.parent === undefined) return
        node.innerEnd = from < node.inner ? node.inner : from
        node.to = to
        listener.close(node)
        at = node.parent
      },
      text: (text) => listener.text(text),
    },
  }
}

/** The first child of a name. */
export function childOf(node: DocxNode | undefined, name: string): DocxNode | undefined {
  return node?.children.find((child) => child.name === name)
}

/** The nearest element around it that has this name. */
export function around(node: DocxNode, name: string): DocxNode | undefined {
  for (let at = node.parent; at !== undefined; at = at.parent) if (at.name === name) return at
  return undefined
}

/** Whether one element stands within another. */
export function isWithin(node: DocxNode, outer: DocxNode): boolean {
  return outer.from <= node.from && node.to <= outer.to
}
