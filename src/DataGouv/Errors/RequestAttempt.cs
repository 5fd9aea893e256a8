namespace DataGouv;

/// <summary>One of the times that a request was sent. It holds nothing of the request itself, hence no credential.</summary>
/// <param name="Number">1 for the first attempt.</param>
/// <param name="At">When it was sent.</param>
/// <param name="Status">The HTTP status of the answer; null when there was none.</param>
/// <param name="ExceptionType">
/// The name of the exception's type, such as <c>SocketException</c>, when there was no answer, or none that could be read.
/// </param>
/// <param name="Delay">How long the SDK waits before the next attempt; zero for the last one.</param>
public sealed record RequestAttempt(int Number, DateTimeOffset At, int? Status, string? ExceptionType, TimeSpan Delay);
