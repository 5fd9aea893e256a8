namespace DataGouv.Generator.Tests.Commands;

/// <summary>How the program ended, and what it wrote.</summary>
internal sealed record CommandResult(int Code, string Output, string Error);
