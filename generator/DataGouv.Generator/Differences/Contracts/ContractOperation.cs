namespace DataGouv.Generator.Differences.Contracts;

/// <summary>An operation: what is asked, what is sent, what comes back.</summary>
internal sealed class ContractOperation
{
    /// <summary>The verb in lower case.</summary>
    public required string Verb { get; init; }

    /// <summary>The path template.</summary>
    public required string Path { get; init; }

    /// <summary>Where it stands.</summary>
    public required string JsonPath { get; init; }

    /// <summary>Its identifier.</summary>
    public string? Id { get; init; }

    /// <summary>Is it a method of the client? CORS preflights and HEAD are not.</summary>
    public bool IsMethod { get; init; } = true;

    /// <summary>Is it on its way out?</summary>
    public bool Deprecated { get; init; }

    /// <summary>Who may call it, weakest first: 0 everybody, 1 with a credential, 2 an administrator.</summary>
    public int Access { get; init; }

    /// <summary>Which credentials it asks for, in the document's words.</summary>
    public required string Security { get; init; }

    /// <summary>Its parameters.</summary>
    public required IReadOnlyList<ContractParameter> Parameters { get; init; }

    /// <summary>What is sent.</summary>
    public ContractBody? Body { get; init; }

    /// <summary>What comes back, by status.</summary>
    public required IReadOnlyDictionary<string, ContractBody> Responses { get; init; }

    /// <summary>The words of this project that stand on it.</summary>
    public required IReadOnlyDictionary<string, string> Markings { get; init; }

    /// <summary>Text for people.</summary>
    public required IReadOnlyDictionary<string, string> Prose { get; init; }

    /// <summary>What people call it.</summary>
    public string Title => $"{Verb.ToUpperInvariant()} {Path}";

    /// <summary>The bodies of its successes.</summary>
    public IEnumerable<ContractBody> Successes => Responses.Where(response => response.Key.StartsWith('2')).Select(response => response.Value);
}
