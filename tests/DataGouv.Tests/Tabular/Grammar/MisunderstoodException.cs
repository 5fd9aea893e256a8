namespace DataGouv.Tests.Tabular.Grammar;

/// <summary>The server would refuse the query, or take it for another.</summary>
internal sealed class MisunderstoodException(string message) : Exception(message);
