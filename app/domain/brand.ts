declare const brand: unique symbol

/** A `Base` that can only be made by the constructor that checks it. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name }
