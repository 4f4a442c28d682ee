import { isCommon, isPersonal } from './common-password.rules.ts';
import { leastPasswordCharacters } from './password.rules.ts';
import { refuseAs } from './texts.ts';

/** Holds a new password to what makes one hard to guess. @throws Refusal that says what is wrong with it */
export function assertGoodPassword({ password, name, email }: { readonly password: string; readonly name: string; readonly email: string }): void {
  if (password.length < leastPasswordCharacters) throw refuseAs('tooShort', 'password');
  if (isCommon(password)) throw refuseAs('tooCommon', 'password');
  if (isPersonal(password, [name, email])) throw refuseAs('tooPersonal', 'password');
}
