namespace DataGouv.Generated.Tests.Paging;

/// <summary>A page of a <see cref="NumberedList"/>.</summary>
internal sealed record NumberedPage(IReadOnlyList<int> Values, int Number, int? Size, long? Total, string? Continuation);
