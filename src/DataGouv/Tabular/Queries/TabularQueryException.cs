namespace DataGouv.Tabular;

/// <summary>A query that the server would refuse or misunderstand: it was not sent, or the server's refusal is explained.</summary>
public sealed class TabularQueryException : InvalidOperationException
{
    /// <summary>A refusal without a message of its own.</summary>
    public TabularQueryException()
    {
    }

    /// <summary>A refusal.</summary>
    /// <param name="message">What is wrong, and what to do instead.</param>
    public TabularQueryException(string message)
        : base(message)
    {
    }

    /// <summary>A refusal with its cause.</summary>
    /// <param name="message">What is wrong, and what to do instead.</param>
    /// <param name="innerException">What the server said.</param>
    public TabularQueryException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The column in question; null when there is none.</summary>
    public string? Column { get; init; }
}
