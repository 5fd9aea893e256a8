namespace DataGouv.Core;

/// <summary>
/// Tells that a rule of the server is broken by a body, before it is sent. Callers get an <see cref="ArgumentException"/>.
/// </summary>
/// <param name="message">The rule, and what to do.</param>
internal sealed class BodyRefusedException(string message) : Exception(message);
