import { type SMTPServerOptions } from 'smtp-server';
/** A mail that the sink has said 250 to. */
export interface Received {
    readonly to: string;
    readonly messageId: string;
    readonly raw: string;
    /** Milliseconds since the epoch. */
    readonly at: number;
}
interface SinkOptions {
    /** Called for each recipient; what it throws is the server's answer. */
    readonly onRecipient?: (address: string) => unknown;
    /** Called with each mail before the server says that it has it; what it throws is the server's answer. */
    readonly onMail?: (mail: Received) => unknown;
    readonly server?: SMTPServerOptions;
}
/** A mail server that keeps what it takes, on a port of its own. */
export declare const startSmtpSink: ({ onRecipient, onMail, server: options }?: SinkOptions) => Promise<{
    url: string;
    received: Received[];
    close: () => Promise<void>;
}>;
/** An answer of the server: its code and its words. */
export declare const reply: (responseCode: number, message: string) => Error;
export {};
//# sourceMappingURL=smtp-sink.d.ts.map