namespace WebexMeetings;

/// <summary>
/// An object of this module that is about a user. What such an object means when it is piped is read from here, and in a copy of it,
/// from a file or a job, from the properties of the same names.
/// </summary>
internal interface IUserObject
{
    /// <summary>The user's address. Null when it is not known.</summary>
    string? UserEmail { get; }

    /// <summary>The user's person ID. Null when it is not known.</summary>
    string? PersonId { get; }

    /// <summary>The site. Null for the default site.</summary>
    string? SiteUrl { get; }
}

/// <summary>The same where the API names no user in its response, so that the object itself has to know when it is the signed-in user's.</summary>
internal interface ICallerObject : IUserObject
{
    /// <summary>The connection whose signed-in user this is about. Null when the object was asked for by address.</summary>
    object? Caller { get; }

    /// <summary>Marks the object as being about the signed-in user of a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="userEmail">The signed-in user's address, which goes along into files. Null when it is not known.</param>
    void MakeCallers(object connection, string? userEmail);
}
