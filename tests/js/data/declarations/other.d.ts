// What a declaration file passes on is public too.
export declare const other: number;
