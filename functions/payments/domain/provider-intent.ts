/** Why a bank said no. */
export type DeclineReason = 'card-declined' | 'insufficient-funds';

/** Where a payment stands by the provider's own account; every provider's words are mapped to these. */
export type ProviderIntent = { readonly intentId: string } & (
  | { readonly status: 'declined'; readonly reason: DeclineReason }
  | { readonly status: 'requires_confirmation' | 'authorised' | 'cancelled' | 'captured' | 'refunded' }
);

export type ProviderStatus = ProviderIntent['status'];
