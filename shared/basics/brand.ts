declare const brand: unique symbol;

/**
 * A value that carries its meaning in its type: `Brand<string, 'SampleId'>` cannot be handed where a `PersonId` is
 * wanted. Branding costs nothing at run time; each brand is made in one place (`model/ids.ts`, or beside its unit).
 */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
