/// <reference types="vite/client" />

/** A case file, parsed at build time; not yet checked. */
declare module '*.case.yaml?case' {
  const value: unknown;
  export default value;
}
