namespace DataGouv;

/// <summary>Specifies what happens when a list gives an item twice, or another number of items than it says that it has.</summary>
public enum ListConsistency
{
    /// <summary>A warning is logged and a counter goes up; the enumeration goes on.</summary>
    Warn,

    /// <summary>The enumeration ends with an <see cref="InvalidDataException"/>, and the finding is logged and counted as well.</summary>
    Throw,

    /// <summary>Nothing: the list is not watched.</summary>
    Ignore,
}
